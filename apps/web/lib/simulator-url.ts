import { defaultScenario, scenarioPresets, type ScenarioPreset } from "@agency/core/economics/simulator/rules";
import { scenarioSchema, type Scenario } from "@agency/core/economics/simulator/schema";

export interface SimulatorState {
  preset: ScenarioPreset;
  scenario: Scenario;
}

const asPreset = (text: string): ScenarioPreset => scenarioPresets.find((preset) => preset === text) ?? "low";

/** A scenario from the address: where it begins, and what differs. What nobody can read is as if it were not there. */
export function readScenario(preset: string, changes: string): SimulatorState {
  const start = asPreset(preset);
  const base = defaultScenario[start];
  if (changes === "") return { preset: start, scenario: base };
  try {
    const parsed = scenarioSchema.safeParse({ ...base, ...(JSON.parse(changes) as object) });
    return { preset: start, scenario: parsed.success && parsed.data.exchangeRate !== "0" ? parsed.data : base };
  } catch {
    return { preset: start, scenario: base };
  }
}

/** What of a scenario differs from where it began; empty when nothing does. */
export function writeScenario({ preset, scenario }: SimulatorState): string {
  const base = defaultScenario[preset];
  const changed = Object.entries(scenario).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof Scenario]));
  return changed.length === 0 ? "" : JSON.stringify(Object.fromEntries(changed));
}
