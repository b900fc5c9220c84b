import type { MediaFacts } from "@agency/platform/media";
import type { AssetAi, Rights } from "./schema.ts";

interface Said {
  ai?: AssetAi | null;
  rights?: Rights;
  media: Pick<MediaFacts, "aiKind">;
}

/** What a model had to do with a file: as the maker says, else as its rights say, else as the file's own mark says. */
export function aiOf({ ai, rights, media }: Said): AssetAi | null {
  if (ai !== undefined) return ai;
  if (rights?.source === "ai") {
    const [provider = "unknown", ...model] = (rights.model ?? "unknown").split("/");
    // Patterns drawn on this machine by rules: no model was trained for them.
    if (provider === "offline") return null;
    return { kind: media.aiKind ?? "trainedAlgorithmicMedia", provider: provider.slice(0, 100), model: (model.join("/") || provider).slice(0, 200), ...(rights.prompt ? { prompt: rights.prompt } : {}) };
  }
  return media.aiKind ? { kind: media.aiKind, provider: "unknown", model: "unknown" } : null;
}

/** A file whose own mark names AI is not called our own photograph. */
export function rightsOf(said: Said): Rights {
  if (said.rights) return said.rights;
  const ai = aiOf(said);
  return ai ? { source: "ai", ...(ai.model === "unknown" ? {} : { model: ai.model }), ...(ai.prompt ? { prompt: ai.prompt } : {}) } : { source: "own" };
}
