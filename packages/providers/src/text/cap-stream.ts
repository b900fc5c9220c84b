import type { LanguageModelMiddleware } from "ai";
import { HttpFailure } from "./http-failure.ts";

/** No token is longer than this on average. */
const maxCharactersPerToken = 64;
const freeCharacters = 65_536;

/** Ends a stream that does not keep to the cap of its request: a broken server is not listened to for ever. */
export const capStream: LanguageModelMiddleware = {
  specificationVersion: "v4",
  async wrapStream({ doStream, params }) {
    const { stream, ...rest } = await doStream();
    const most = (params.maxOutputTokens ?? 0) * maxCharactersPerToken + freeCharacters;
    let characters = 0;
    const capped = new TransformStream<StreamPart, StreamPart>({
      transform(part, controller) {
        if (part.type === "text-delta" || part.type === "reasoning-delta") characters += part.delta.length;
        if (characters <= most) return controller.enqueue(part);
        controller.enqueue({ type: "error", error: new HttpFailure(200, {}, "") });
        controller.terminate();
      },
    });
    return { stream: stream.pipeThrough(capped), ...rest };
  },
};

type Wrapped = Awaited<ReturnType<NonNullable<LanguageModelMiddleware["wrapStream"]>>>;
type StreamPart = Wrapped["stream"] extends ReadableStream<infer Part> ? Part : never;
