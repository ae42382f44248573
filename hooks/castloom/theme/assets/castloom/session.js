/** What the system shows of the episode on its lock screen, and what its buttons and those of headphones do. */
import { ROOT } from "./player.js";

export function beginSession(player, chapterAt) {
  const session = navigator.mediaSession;
  if (!session) return;
  const { facts, acts } = player;
  let told;
  const tell = () => {
    if (player.facts !== facts) return document.removeEventListener("cast:time", tell);
    const artist = chapterAt(player.time)?.[1] ?? facts.show;
    if (told !== artist) {
      told = artist;
      const artwork = facts.cover ? [{ src: new URL(facts.cover, ROOT).href }] : [];
      session.metadata = new MediaMetadata({ title: facts.title, artist, album: facts.show, artwork });
    }
    const { duration, time: position, audio: { playbackRate } } = player;
    if (duration >= position) session.setPositionState?.({ duration, position, playbackRate });
  };
  document.addEventListener("cast:time", tell);
  const has = facts.chapters.length > 0;
  const wanted = {
    play: () => player.play(),
    pause: () => player.audio.pause(),
    seekbackward: acts.back,
    seekforward: acts.forward,
    seekto: ({ seekTime }) => player.seek(seekTime),
    previoustrack: has ? acts.previous : null,
    nexttrack: has ? acts.next : null,
  };
  for (const [name, act] of Object.entries(wanted)) {
    try { session.setActionHandler(name, act); } catch { /* this browser has no such button */ }
  }
}
