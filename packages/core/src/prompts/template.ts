/**
 * The template language: `{{name}}` is replaced by a value; `{{#if name}}…{{/if}}` keeps its text when the value is there.
 * Nothing else: no code, no expressions, no property access. A name is looked up whole in a `Map`, so `__proto__` or
 * `constructor` is just an unknown name, and a value is never read again as a template (R36).
 */
export type TemplatePart = { kind: "text"; text: string } | { kind: "value"; name: string } | { kind: "if"; name: string } | { kind: "end" };

/** One wrong place of a template. `position` counts UTF-16 units from its start. */
export interface TemplateIssue {
  code: "unknown_variable" | "malformed_tag" | "unclosed_if" | "unopened_if" | "too_deep";
  position: number;
  detail: string;
}

/** Sections nest, but not for ever. */
const deepest = 8;
/** More issues than anyone reads are not collected. */
const mostIssues = 100;
const longestTag = 80;
const valueTag = /^[a-zA-Z][a-zA-Z0-9]{0,40}(?:\.[a-zA-Z][a-zA-Z0-9]{0,40})?$/;

/** Cuts a template into parts from left to right in one pass: linear in its length, whatever it holds. */
export function parseTemplate(template: string): { parts: TemplatePart[]; issues: TemplateIssue[]; positions: number[] } {
  const parts: TemplatePart[] = [];
  const positions: number[] = [];
  const issues: TemplateIssue[] = [];
  const open: number[] = [];
  const report = (issue: TemplateIssue) => {
    if (issues.length < mostIssues) issues.push(issue);
  };
  const add = (part: TemplatePart, position: number) => {
    parts.push(part);
    positions.push(position);
  };
  let at = 0;
  while (at < template.length) {
    const start = template.indexOf("{{", at);
    if (start < 0) break;
    if (start > at) add({ kind: "text", text: template.slice(at, start) }, at);
    // The end of a tag is looked for within a tag's length only, so that a heap of openings stays linear.
    const end = template.slice(start + 2, start + 2 + longestTag).indexOf("}}");
    const tag = end < 0 ? "" : template.slice(start + 2, start + 2 + end).trim();
    const condition = tag.startsWith("#if ") ? tag.slice(4).trim() : null;
    if (tag === "/if") {
      if (open.pop() === undefined) report({ code: "unopened_if", position: start, detail: "{{/if}} stands here without an {{#if …}} before it." });
      add({ kind: "end" }, start);
    } else if (valueTag.test(condition ?? tag)) {
      if (condition === null) add({ kind: "value", name: tag }, start);
      else {
        open.push(start);
        if (open.length === deepest + 1) report({ code: "too_deep", position: start, detail: `Sections may nest at most ${deepest} levels.` });
        add({ kind: "if", name: condition }, start);
      }
    } else {
      report({ code: "malformed_tag", position: start, detail: "Write {{name}}, {{#if name}} or {{/if}}." });
      // What is no tag stays as text.
      add({ kind: "text", text: "{{" }, start);
      at = start + 2;
      continue;
    }
    at = start + 2 + end + 2;
  }
  if (at < template.length) add({ kind: "text", text: template.slice(at) }, at);
  for (const position of open) report({ code: "unclosed_if", position, detail: "This {{#if …}} has no {{/if}}." });
  return { parts, issues, positions };
}

/** Names that a template uses, each once, in order of appearance. */
export function findVariables(template: string): string[] {
  const names = new Set<string>();
  for (const part of parseTemplate(template).parts) if (part.kind === "value" || part.kind === "if") names.add(part.name);
  return [...names];
}

/** Everything wrong with a template, given the names it may use; empty when it is right. */
export function validateTemplate(template: string, known: ReadonlySet<string>): TemplateIssue[] {
  const { parts, issues, positions } = parseTemplate(template);
  const found = [...issues];
  parts.forEach((part, index) => {
    if ((part.kind === "value" || part.kind === "if") && !known.has(part.name)) {
      found.push({ code: "unknown_variable", position: positions[index]!, detail: `"${part.name}" is neither a variable of this template nor a fact that the product knows.` });
    }
  });
  return found.sort((a, b) => a.position - b.position);
}

/**
 * Puts values into a template. A value that is absent or empty leaves nothing and is reported in `missing`, unless it
 * stands in a section that is left out.
 */
export function renderTemplate(template: string, values: ReadonlyMap<string, string>): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const written: string[] = [];
  // For each open section: is it (and all around it) kept?
  const kept: boolean[] = [];
  for (const part of parseTemplate(template).parts) {
    const isKept = kept.at(-1) ?? true;
    if (part.kind === "if") kept.push(isKept && (values.get(part.name) ?? "") !== "");
    else if (part.kind === "end") kept.pop();
    else if (isKept && part.kind === "text") written.push(part.text);
    else if (isKept && part.kind === "value") {
      const value = values.get(part.name) ?? "";
      if (value === "") missing.add(part.name);
      else written.push(value);
    }
  }
  // A section left out should leave no hole.
  return { text: written.join("").replace(/\n{3,}/g, "\n\n").trim(), missing: [...missing] };
}
