import type { Desk } from "./desk.ts";
import { fits, lengthOf, VIDEO } from "./limits.ts";
import { socialHashtags } from "./social.ts";
import { capitalize, lowerFirst } from "./text.ts";
import type { VideoDocument, WriterLanguage } from "./types.ts";

type Scene = VideoDocument["scenes"][number];

/** A short video's script: a hook of three seconds, what it is, what it gives, and one request; 15 to 45 seconds at a natural pace. */
export function composeVideo(desk: Desk): VideoDocument {
  const { bank, facts, language, request } = desk;
  const { video } = bank;
  const hooks = desk.rotate(video.hooks, "hook");
  const hook = hooks.find((text) => speakingSeconds(text, language) <= VIDEO.hookSeconds) ?? desk.subject;
  const say = (phrases: readonly string[], purpose: string) => desk.rotate(phrases, purpose)[0];
  const line = (fact: string, phrases: readonly string[], purpose: string): Scene | null => {
    const slots = { Feature: fact, feature: lowerOf(desk, fact), Benefit: fact, benefit: lowerOf(desk, fact) };
    const voiceover = desk.rotate(phrases, purpose, slots)[0];
    return voiceover ? sceneOf(desk, voiceover, [fact]) : null;
  };
  const occasion = desk.intent === "general" || desk.isQuestion ? null : bank.occasions[desk.intent];
  const context = sceneOf(desk, say(occasion?.hooks ?? video.context, "context") ?? desk.subject, [facts.product ?? "", desk.brand]);
  const details = [
    ...facts.features.slice(0, 2).map((fact, index) => line(fact, video.feature, `feature ${index}`)),
    ...facts.benefits.slice(0, 2).map((fact, index) => line(fact, video.benefit, `benefit ${index}`)),
  ].filter((scene) => scene !== null);
  const price = facts.price ? say(video.price, "price") : undefined;
  const fillers = [...desk.sayable(occasion?.middles ?? [], "middles").flatMap((text) => text.split("\n")), ...desk.sayable(video.thin, "thin")].map((text) => sceneOf(desk, text, []));
  const closing = sceneOf(desk, say(video.closing, "closing") ?? desk.brand, desk.rotate(video.closingText, "closing text"), say(video.closeVisuals, "closing visual"));
  const opening: Scene = { voiceover: hook, onScreenText: onScreen(desk, [hook]), visual: say(video.hookVisuals, "hook visual") ?? hook, seconds: VIDEO.hookSeconds };

  const middle = desk.choose.shuffle(details, "order");
  const scenes = [opening, context];
  const total = () => scenes.reduce((sum, scene) => sum + scene.seconds, 0);
  const add = (scene: Scene | undefined) => {
    if (scene && total() + scene.seconds + closing.seconds <= VIDEO.longest) scenes.push(scene);
  };
  for (const scene of middle.slice(0, 3)) add(scene);
  if (price) add(sceneOf(desk, price, [facts.price ?? ""]));
  for (const filler of fillers) if (total() + closing.seconds < VIDEO.shortest + 3 && scenes.length < 6) add(filler);
  scenes.push(closing);
  // With few facts the pictures carry the time: scenes after the hook are held a little longer.
  for (let index = 1; total() < VIDEO.shortest; index = (index % (scenes.length - 1)) + 1) scenes[index]!.seconds += 1;

  const pictures = desk.choose.rotate(desk.scenes, "visuals").map((scene) => desk.render("{Scene}.", { Scene: capitalize(scene) })).filter((picture) => picture !== null);
  for (const [index, scene] of scenes.slice(1, -1).entries()) scene.visual = pictures[index % pictures.length] ?? desk.subject;

  const caption = desk.rotate(video.captions, "caption").find((text) => fits(text, VIDEO.caption)) ?? desk.render("{Question}") ?? desk.subject;
  return { type: "video", hook, scenes, caption, hashtags: socialHashtags(desk, request.platform === "tiktok" ? 4 : 5) };
}

/** Seconds of speech at a calm pace: about four Vietnamese syllables or three English words a second. */
function speakingSeconds(text: string, language: WriterLanguage): number {
  return text.split(/\s+/u).length / (language === "vi" ? 4 : 3);
}

function sceneOf(desk: Desk, voiceover: string, short: readonly string[], visual = ""): Scene {
  return {
    voiceover,
    onScreenText: onScreen(desk, [...short, voiceover]),
    visual,
    seconds: Math.min(10, Math.max(3, Math.ceil(speakingSeconds(voiceover, desk.language) + 0.5))),
  };
}

/** The first text that fits on a phone held upright; subtitles carry the rest. */
function onScreen(desk: Desk, options: readonly string[]): string {
  const text = options.filter((option) => option !== "").find((option) => fits(option, VIDEO.onScreenText));
  return (text ?? (lengthOf(desk.subject) <= VIDEO.onScreenText ? desk.subject : desk.brand)).replace(/(?<!\.)\.$/u, "");
}

function lowerOf(desk: Desk, fact: string): string {
  return lowerFirst(fact, desk.language);
}
