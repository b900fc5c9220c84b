"use client";
import { useState } from "react";
import { LinkedText } from "@/components/previews/linked-text";

interface Folded {
  shown: string;
  truncated: boolean;
  moreLabel: string | null;
}

interface FoldedTextProps {
  text: string;
  folded: Folded;
  /** Classes of hashtags and links. */
  linkClass: string;
  moreClass: string;
}

/** A text as a feed shows it: up to the fold, the rest behind the network's own words. */
export function FoldedText({ text, folded, linkClass, moreClass }: FoldedTextProps) {
  const [open, setOpen] = useState(false);
  const shown = open || !folded.truncated ? text.trim() : folded.shown;
  return (
    <>
      <LinkedText text={shown} className={linkClass} />
      {folded.truncated && !open ? (
        <>
          {"… "}
          <button type="button" onClick={() => setOpen(true)} className={`focus-ring rounded border border-transparent hover:underline ${moreClass}`}>
            {folded.moreLabel}
          </button>
        </>
      ) : null}
    </>
  );
}
