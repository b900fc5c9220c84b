"use client";

/** A recording of words that stand in the script beside it, so it carries no captions of its own. */
export function Sound({ src, label, className }: { src: string; label: string; className?: string }) {
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <audio controls preload="none" src={src} aria-label={label} className={className} />;
}
