import { inspect } from "node:util";
import { Command, InvalidArgumentError } from "commander";
import { ConfigError, readEnvironment } from "@agency/platform/config";
import { StartupError } from "@agency/platform/postgres";
import { productVersion } from "./create-api.ts";
import { roleNames, start, type Role } from "./start.ts";
import { WebBuildError } from "./start-web.ts";

const program = new Command("agency").version(productVersion).description("AI Content Agency: brands, AI-written content, approvals and publishing.");

program
  .command("start", { isDefault: true })
  .description("start the product; everything in one process unless --roles says otherwise")
  .option("--roles <roles>", `comma-separated: ${roleNames.join(", ")}`, parseRoles)
  .option("--lan", "answer on this machine's network address too, e.g. for a phone", false)
  .action(async (options: { roles?: Role[]; lan: boolean }) => {
    const environment = readEnvironment();
    const isProduction = environment["AGENCY_ENV"] === "production";
    await runUntilSignal(environment, options.roles ?? (isProduction ? ["api", "web", "worker"] : [...roleNames]), options.lan);
  });

program
  .command("worker")
  .description("start only the background workers")
  .action(() => runUntilSignal(readEnvironment(), ["worker"], false));

program
  .command("migrate")
  .description("bring the database's schema up to this version")
  .action(async () => (await import("./commands/migrate.ts")).migrateCommand(readEnvironment()));

program
  .command("doctor")
  .description("check everything that the product needs and say what is missing")
  .action(async () => {
    process.exitCode = await (await import("./commands/doctor.ts")).doctorCommand(readEnvironment());
  });

program
  .command("api-key")
  .description("create an API key with every permission for the first organization; printed once")
  .option("--name <name>", "what the key is for", "command line")
  .action(async (options: { name: string }) => (await import("./commands/api-key.ts")).apiKeyCommand(readEnvironment(), options));

program
  .command("seed")
  .description("fill believable demonstration data (brands, products, contents over a year) and print a login")
  .option("--contents <count>", "how many contents", parseCount, 2_000)
  .option("--organizations <count>", "how many organizations share them", parseCount, 1)
  .action(async (options: { contents: number; organizations: number }) => (await import("./commands/seed.ts")).seedCommand(readEnvironment(), options));

program
  .command("eval")
  .description("run the evaluation cases of prompts and keep the results; exit code 1 when one does not pass")
  .option("--prompt <slug or id>", "one prompt; every active one without it")
  .option("--version <number>", "a version by its number; the serving one without it", parseCount)
  .option("--provider <name[:model]>", "who writes: offline, openai, anthropic, groq, together or a server of your own", "offline")
  .option("--json", "print the results as JSON", false)
  .action(async (options: { prompt?: string; version?: number; provider: string; json: boolean }) => {
    process.exitCode = await (await import("./commands/eval.ts")).evalCommand(readEnvironment(), options);
  });

const publishing = program.command("publishing").description("pause or resume publishing, in all processes on this database");
publishing
  .command("pause")
  .description("let nothing new leave; planned posts keep their time")
  .option("--reason <text>", "shown by `status`")
  .action(async (options: { reason?: string }) => (await import("./commands/publishing.ts")).pausePublishing(readEnvironment(), { isOn: true, reason: options.reason ?? null }));
publishing
  .command("resume")
  .description("go on; what is more than an hour late is marked missed, never sent")
  .action(async () => (await import("./commands/publishing.ts")).pausePublishing(readEnvironment(), { isOn: false, reason: null }));
publishing
  .command("status", { isDefault: true })
  .description("tell whether publishing runs")
  .action(async () => (await import("./commands/publishing.ts")).publishingStatus(readEnvironment()));

try {
  await program.parseAsync();
} catch (error) {
  explain(error);
}

/** Starts, prints the one line with the URL, and ends cleanly on SIGTERM and Ctrl-C (R14). */
async function runUntilSignal(environment: NodeJS.ProcessEnv, roles: readonly Role[], lan: boolean): Promise<void> {
  let running: Awaited<ReturnType<typeof start>> | undefined;
  const aborter = new AbortController();
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    process.stderr.write(`\n${signal}: finishing what is under way …\n`);
    const force = setTimeout(() => process.exit(1), 25_000);
    force.unref();
    aborter.abort();
    // While it starts, the start itself ends first and takes down what it has put up.
    if (running) void running.stop().then(() => process.exit(0), () => process.exit(1));
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("Ctrl-C"));
  process.on("unhandledRejection", (error) => {
    process.stderr.write(`An error that nobody handled: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  });
  try {
    running = await start({ environment, roles, lan, signal: aborter.signal, say: (line) => process.stderr.write(`· ${line}\n`) });
  } catch (error) {
    if (stopping) process.exit(0);
    throw error;
  }
  if (stopping) {
    await running.stop();
    process.exit(0);
  } else process.stdout.write(`AI Content Agency is ready: ${running.origin}\n`);
}

/** One clear sentence and an exit code; a stack only for what we did not foresee. */
function explain(error: unknown): never {
  const isForeseen = error instanceof StartupError || error instanceof ConfigError || error instanceof WebBuildError || (error instanceof Error && error.name === "StartupError");
  process.stderr.write(isForeseen ? `${(error as Error).message}\n` : `The product could not start: ${inspect(error)}\n`);
  process.exit(1);
}

function parseRoles(text: string): Role[] {
  const roles = text.split(",").map((role) => role.trim());
  const unknown = roles.find((role) => !(roleNames as readonly string[]).includes(role));
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is no role. Choose from ${roleNames.join(", ")}.`);
  return roles as Role[];
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 10_000_000) throw new InvalidArgumentError("Give a whole number from 1 to 10000000.");
  return count;
}
