import type { GraphicDraft } from "@/lib/graphics";

/** A graphic that was being changed; `graphicId` null: a new one. */
export interface KeptDraft {
  graphicId: string | null;
  draft: GraphicDraft;
}

const keyOf = (contentId: string) => `graphic-draft:${contentId}`;

/** In this tab only, and only until it is closed: what is worth more has been saved. */
export function keepDraft(contentId: string, kept: KeptDraft): void {
  try {
    sessionStorage.setItem(keyOf(contentId), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing loses nothing that was saved.
  }
}

export function keptDraft(contentId: string): KeptDraft | null {
  try {
    const text = sessionStorage.getItem(keyOf(contentId));
    const kept = text === null ? null : (JSON.parse(text) as Partial<KeptDraft>);
    return typeof kept?.draft?.template === "string" && typeof kept.draft.fields === "object" ? (kept as KeptDraft) : null;
  } catch {
    return null;
  }
}

export function forgetDraft(contentId: string): void {
  try {
    sessionStorage.removeItem(keyOf(contentId));
  } catch {
    // Nothing was kept.
  }
}
