"use client";
import { create } from "zustand";

interface UnsavedState {
  /** Forms on this page with changes that are not saved. */
  forms: ReadonlySet<string>;
  /** Where the person wanted to go when a form held them back. */
  leaveTo: string | undefined;
  mark: (form: string, dirty: boolean) => void;
  /** Goes on at once, or asks first when something would be lost. */
  leave: (href: string, go: (href: string) => void) => void;
  /** The person decided, either way. */
  settle: () => void;
}

/** What would be lost by leaving the page. */
export const useUnsaved = create<UnsavedState>()((set, get) => ({
  forms: new Set(),
  leaveTo: undefined,
  mark: (form, dirty) => {
    if (get().forms.has(form) === dirty) return;
    const forms = new Set(get().forms);
    if (dirty) forms.add(form);
    else forms.delete(form);
    set({ forms });
  },
  leave: (href, go) => {
    if (get().forms.size > 0) set({ leaveTo: href });
    else go(href);
  },
  settle: () => set({ leaveTo: undefined }),
}));
