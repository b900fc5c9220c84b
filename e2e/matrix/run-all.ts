/** Runs tasks a few at a time; most of a case is waiting for a lease or a window. */
export async function runAll<Input, Output>(inputs: readonly Input[], atOnce: number, run: (input: Input, index: number) => Promise<Output>): Promise<Output[]> {
  const results: Output[] = Array.from({ length: inputs.length });
  let next = 0;
  const lane = async () => {
    while (next < inputs.length) {
      const index = next;
      next += 1;
      results[index] = await run(inputs[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, inputs.length) }, lane));
  return results;
}
