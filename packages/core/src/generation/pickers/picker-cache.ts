/** What providers answer slowly and change rarely. In this process only; a failed read is not kept. */
export interface PickerCache {
  /** @param key of the organization, the provider and the state of its key */
  read<Read>(key: string, load: () => Promise<Read>): Promise<Read>;
}

export interface PickerCacheOptions {
  /** Read again after so long. Default: ten minutes. */
  keptMs?: number;
  /** Above this the oldest goes. Default: 2,000. */
  mostEntries?: number;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
}

export function createPickerCache({ keptMs = 10 * 60_000, mostEntries = 2_000, now = () => performance.now() }: PickerCacheOptions = {}): PickerCache {
  const known = new Map<string, { read: Promise<unknown>; until: number }>();
  return {
    read<Read>(key: string, load: () => Promise<Read>) {
      const found = known.get(key);
      if (found && found.until > now()) return found.read as Promise<Read>;
      const read = load();
      // Written anew, so that the first key is the oldest.
      known.delete(key);
      for (const oldest of known.keys()) {
        if (known.size < mostEntries) break;
        known.delete(oldest);
      }
      known.set(key, { read, until: now() + keptMs });
      read.catch(() => {
        if (known.get(key)?.read === read) known.delete(key);
      });
      return read;
    },
  };
}
