/** Warnings travel in `TextResult.warnings`; the SDK would print them to the console as well. */
export function quietSdk(): void {
  globalThis.AI_SDK_LOG_WARNINGS = false;
}
