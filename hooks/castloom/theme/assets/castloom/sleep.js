/** Falling asleep: the audio grows faint and stops, after so many minutes or when the chapter ends. */
import { kept, say } from "./player.js";
import { words } from "./words.js";

const FADE = 8; // seconds

/** `chosen` is a select of minutes, "chapter" or "", `endOf` tells when the chapter ends that runs at a second. */
export function sleepFor(player, chosen, endOf) {
  const { audio } = player;
  let left; // seconds of listening, or the second in the episode at which the chapter ends
  let last;
  const stop = () => {
    left = undefined;
    chosen.value = "";
    audio.volume = kept.get("volume") ?? 1;
  };
  chosen.addEventListener("change", () => {
    const { value } = chosen;
    stop();
    chosen.value = value;
    last = performance.now();
    if (value) left = value === "chapter" ? endOf(player.time) : value * 60;
  });
  audio.addEventListener("play", () => (last = performance.now()));
  audio.addEventListener("timeupdate", () => {
    if (left === undefined || audio.paused) return;
    const now = performance.now();
    if (chosen.value !== "chapter") left -= (now - last) / 1000;
    last = now;
    const rest = chosen.value === "chapter" ? (left - player.time) / audio.playbackRate : left;
    if (rest < FADE) audio.volume = Math.max(0, ((kept.get("volume") ?? 1) * rest) / FADE);
    if (rest > 0.3) return;
    audio.pause();
    stop();
    say(words("slept"));
  });
}
