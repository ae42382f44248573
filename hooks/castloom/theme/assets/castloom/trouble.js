/** Audio that does not come: what happened, and what the reader can do. */
import { ROOT, say } from "./player.js";
import { clock } from "./score.js";
import { words } from "./words.js";

const PATIENCE = 1500; // milliseconds, before waiting is told
const SHORT = 10; // seconds that may be missing at the end

export function tellTrouble(player) {
  const { audio } = player;
  const helps = player.querySelector(".cast-player__helps");
  let waiting;
  let isTold = false;

  const tell = (text) => {
    clearTimeout(waiting);
    isTold = true;
    helps.hidden = false;
    say(text);
  };
  const clear = () => {
    clearTimeout(waiting);
    if (isTold) say();
    isTold = false;
    helps.hidden = true;
  };
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!player.playing || audio.readyState > 2) return;
      if (!navigator.onLine) return tell(words("offline_transcript"));
      isTold = true;
      say(words("loading_audio"));
    }, PATIENCE);
  };

  audio.addEventListener("waiting", wait);
  audio.addEventListener("playing", clear);
  document.addEventListener("cast:state", () => player.episode || clear());
  audio.addEventListener("play", () => audio.readyState < 3 && wait());
  audio.addEventListener("error", async () => {
    if (audio.getAttribute("src")) tell(await reason(player));
  });
  audio.addEventListener("ended", () => {
    const whole = player.facts?.duration ?? 0;
    if (audio.currentTime < whole - SHORT)
      tell(words("breaks_off", { time: clock(audio.currentTime), length: clock(whole) }));
  });
  player.querySelector("[data-do=retry]").addEventListener("click", () => {
    const { time } = player;
    clear();
    audio.load();
    player.seek(time);
    player.play();
  });
  if (audio.error) reason(player).then(tell); // it came before this module
  else if (player.playing && audio.readyState < 3) wait();
}

async function reason({ audio }) {
  if (!navigator.onLine) return words("offline_transcript");
  if (audio.error?.code === MediaError.MEDIA_ERR_NETWORK) return words("connection_broke");
  const { origin, host } = new URL(audio.src);
  if (origin !== new URL(ROOT).origin) return words("audio_elsewhere_fails", { host });
  try {
    const answer = await fetch(audio.src, { method: "HEAD" });
    if (!answer.ok) return words("audio_not_there", { status: String(answer.status) });
  } catch {
    return words("audio_not_reached");
  }
  return words("audio_not_played");
}
