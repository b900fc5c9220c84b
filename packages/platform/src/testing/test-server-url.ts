declare module 'vitest' {
  interface ProvidedContext {
    agencyTestServerDoor: string;
  }
}

/**
 * The Postgres of this vitest run, as owner of everything, started on the first call; outside vitest the one of
 * AGENCY_TEST_POSTGRES_URL, on which `buildTemplateDatabase` has run.
 */
export async function testServerUrl(): Promise<string> {
  if (process.env['VITEST'] === undefined) {
    const url = process.env['AGENCY_TEST_POSTGRES_URL'];
    if (url === undefined) throw new Error('Outside vitest, set AGENCY_TEST_POSTGRES_URL to a Postgres for tests.');
    return url;
  }
  const { inject } = await import('vitest');
  const reply = await fetch(inject('agencyTestServerDoor'));
  const text = await reply.text();
  if (!reply.ok) throw new Error(`The Postgres of this test run could not start: ${text}`);
  return text;
}
