"use client";
import { readPartialJson } from "@/lib/generation-partial";

/** Fields that steer a document and say nothing to a reader. */
const silent = /(^|\.)(type|kind|seconds)$/;

/** A version while it is being written: the words so far, not the JSON they come in. */
export function PartialText({ raw, language, writing }: { raw: string; language: string; writing: boolean }) {
  const parts = readPartialJson(raw).filter(({ field }) => !silent.test(field));
  const tags = parts.filter(({ field }) => /(^|\.)hashtags\./.test(field));
  const words = parts.filter((part) => !tags.includes(part));
  return (
    <div lang={language} className="grid gap-3 text-sm leading-relaxed break-words">
      {words.map(({ field, text }, index) => (
        <p key={field || index} className={/(^|\.)(heading|hook|cta|headlines\.\d+)$/.test(field) ? "font-semibold" : "whitespace-pre-wrap"}>
          {text}
          {writing && tags.length === 0 && index === words.length - 1 ? <Caret /> : null}
        </p>
      ))}
      {tags.length > 0 ? (
        <p className="text-primary">
          {tags.map(({ text }) => text).join(" ")}
          {writing ? <Caret /> : null}
        </p>
      ) : null}
      {words.length === 0 && writing ? (
        <p>
          <Caret />
        </p>
      ) : null}
    </div>
  );
}

function Caret() {
  return <span aria-hidden className="ml-0.5 inline-block h-[1.1em] w-[2px] translate-y-[0.2em] animate-pulse bg-primary" />;
}
