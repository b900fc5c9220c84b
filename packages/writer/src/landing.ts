import type { Desk } from "./desk.ts";
import type { LandingDocument } from "./types.ts";

type Section = LandingDocument["sections"][number];

/** A landing page's sections. Those without facts (price, features, benefits) are left out rather than padded. */
export function composeLanding(desk: Desk): LandingDocument {
  const { bank, facts, intent } = desk;
  const { landing } = bank;
  const first = (phrases: readonly string[], purpose: string) => desk.rotate(phrases, purpose)[0] ?? "";
  const best = (phrases: readonly string[], purpose: string) => desk.sayable(phrases, purpose)[0] ?? "";
  const section = (kind: Exclude<Section["kind"], "faq">, items: string[] = []): Section => ({
    kind,
    heading: first(landing[kind].headings, `${kind} heading`) || desk.subject,
    body: best(landing[kind].bodies, `${kind} body`),
    items,
  });
  const sellsSomething = intent !== "recruitment" && intent !== "greeting";
  const features = facts.features.length > 0 ? [section("features", facts.features.slice(0, 6))] : [];
  const benefits = facts.benefits.length > 0 ? [section("benefits", facts.benefits.slice(0, 6))] : [];
  const middle = desk.choose.rotate([[...benefits, ...features], [...features, ...benefits]], "order")[0]!;
  const sections: Section[] = [
    section("hero", desk.isQuestion ? [] : [first(bank.occasions.launch.ctas.slice(0, 2), "hero action")].filter(Boolean)),
    ...(sellsSomething && desk.has("pain") && desk.has("pain2") ? [section("problem")] : []),
    ...(sellsSomething ? middle : []),
    section("proof", sayAll(desk, landing.proofItems).slice(0, 4)),
    ...(sellsSomething && facts.price && facts.product ? [section("price")] : []),
    { kind: "faq", heading: first(landing.faq.headings, "faq heading") || "FAQ", body: best(landing.faq.bodies, "faq body"), items: sayAll(desk, landing.faq.items) },
    section("cta", [first(landing.ctaItems, "cta item")].filter(Boolean)),
  ];
  const [hero] = sections;
  const question = desk.render("{Question}");
  if (hero && question) hero.heading = question;
  return { type: "landing", sections };
}

function sayAll(desk: Desk, phrases: readonly string[]): string[] {
  return phrases.map((phrase) => desk.render(phrase)).filter((text) => text !== null);
}
