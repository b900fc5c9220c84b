/** Lists that providers answer slowly and change rarely. In this process only; a failed read is not kept. */
export interface PickerCache {
  /** @param key of the organization, the provider and the state of its key */
  read<Listed>(key: string, load: () => Promise<Listed>): Promise<Listed>;
}

const keptMs = 10 * 60_000;
const mostEntries = 2_000;

export function createPickerCache(now: () => number = () => performance.now()): PickerCache {
  const known = new Map<string, { listed: Promise<unknown>; until: number }>();
  return {
    read<Listed>(key: string, load: () => Promise<Listed>) {
      const found = known.get(key);
      if (found && found.until > now()) return found.listed as Promise<Listed>;
      if (known.size >= mostEntries) known.clear();
      const listed = load();
      known.set(key, { listed, until: now() + keptMs });
      listed.catch(() => known.delete(key));
      return listed;
    },
  };
}
