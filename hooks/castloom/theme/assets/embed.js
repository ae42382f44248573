/**
 * `<cast-embed>` stands around the player of an embedded episode, which works without it.
 * With it the score and the chapters seek, `?t=754` waits at a moment, and `?t=754-790` plays a clip that stops.
 */
class CastEmbed extends HTMLElement {
  #clip;

  connectedCallback() {
    this.audio = this.querySelector("audio");
    this.score = this.querySelector(".score");
    this.audio.addEventListener("timeupdate", () => this.#follow());
    this.audio.addEventListener("seeking", () => this.#show());
    this.audio.addEventListener("error", () => this.#failed(), true);
    this.addEventListener("click", (event) => this.#chapter(event));
    if (this.#length) {
      this.score.classList.add("seeks");
      this.score.addEventListener("click", (event) => this.#seek(event));
    }
    this.#wait(spanIn(new URLSearchParams(location.search).get("t")));
  }

  /** Seconds of the score's whole width; a score without times has none. */
  get #length() {
    return Number(this.score?.querySelector("svg")?.dataset.ms ?? 0) / 1000;
  }

  #wait(span) {
    if (!span) return;
    if (this.#length && span.start >= this.#length) {
      this.#say("embed_ends_before", { time: clock(span.start) });
      return;
    }
    this.#clip = span.end ? span : undefined;
    this.audio.currentTime = span.start;
    this.#show(span.start);
    const [from, until] = [span.start, span.end].map(clock);
    if (span.end) this.#say("embed_clip", { from, until });
    else this.#say("embed_from", { time: from });
    this.querySelector("[data-episode]").search = `?t=${span.start}`;
  }

  #follow() {
    const { audio } = this;
    this.#show();
    if (!this.#clip || audio.paused) return;
    const left = this.#clip.end - audio.currentTime;
    if (audio.currentTime < this.#clip.start - 1) this.#release(); // somebody listens elsewhere
    else if (left <= 0.02) this.#stop();
    else if (left < 0.4) setTimeout(() => this.#follow(), (left * 1000) / audio.playbackRate);
  }

  #stop() {
    this.audio.pause();
    this.#release();
    this.#say("embed_clip_ended");
  }

  #release() {
    this.#clip = undefined;
    this.#say();
  }

  #show(seconds = this.audio.currentTime) {
    const length = this.#length;
    if (length) this.score.style.setProperty("--at", `${Math.min(100, (100 * seconds) / length)}%`);
  }

  #seek(event) {
    const { left, width } = this.score.getBoundingClientRect();
    this.#play(((event.clientX - left) / width) * this.#length);
  }

  #chapter(event) {
    const link = event.target.closest("li a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#play(Number(new URLSearchParams(link.search).get("t")));
  }

  #play(seconds) {
    this.#release();
    this.audio.currentTime = seconds;
    this.audio.play().catch(() => {}); // the native controls show that it did not start
  }

  #failed() {
    this.#say("embed_fails");
  }

  /** Says a text of the page's with values in place of {names}, or nothing. */
  #say(key, values) {
    const text = key ? JSON.parse(this.dataset.words)[key] : "";
    this.querySelector("[role=status]").textContent = text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
}

/** Start and end in seconds of `754` or `754-790`, also written `12:34`; undefined for anything else. */
export function spanIn(text) {
  const [start, end, more] = (text ?? "").split("-").map(seconds);
  if (start === undefined || Number.isNaN(start) || more !== undefined) return undefined;
  return { start, end: end > start ? end : undefined };
}

function seconds(text) {
  if (!/^(\d+:){0,2}\d+(\.\d+)?$/.test(text)) return NaN;
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

function clock(total) {
  if (total === undefined) return "";
  const [hours, minutes, left] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, Math.floor(total) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(left)}` : `${minutes}:${two(left)}`;
}

customElements.define("cast-embed", CastEmbed);
