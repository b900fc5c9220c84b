import { spawn } from "node:child_process";

/** The synthesiser is not installed, or will not run. */
export class EspeakMissingError extends Error {
  readonly code = "voice_unavailable";
  constructor(cause?: unknown) {
    super("espeak-ng is not installed. Install it with your system's packages to have an offline scratch voice.", { cause });
    this.name = "EspeakMissingError";
  }
}

/** Mono 16-bit samples. */
export interface Pcm {
  sampleRate: number;
  samples: Int16Array;
}

/** True when the program answers. */
export async function isEspeakInstalled(command: string): Promise<boolean> {
  try {
    return (await run(command, ["--version"], "", AbortSignal.timeout(5_000))).includes("eSpeak");
  } catch {
    return false;
  }
}

/** Speaks one piece of text. @param wordsPerMinute 80 to 450 @throws EspeakMissingError; the signal's reason */
export async function speak(command: string, { voice, wordsPerMinute, text, signal }: { voice: string; wordsPerMinute: number; text: string; signal: AbortSignal }): Promise<Pcm> {
  const wav = await run(command, ["-v", voice, "-s", String(wordsPerMinute), "--stdin", "--stdout"], text, signal);
  return readWav(wav);
}

/** Longer than ten minutes of sound is no piece of a text. */
const maxBytes = 30 * 1024 * 1024;

function run(command: string, args: readonly string[], input: string, signal: AbortSignal): Promise<Buffer> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"], env: { PATH: "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin", LANG: "C.UTF-8" } });
    const chunks: Buffer[] = [];
    let bytes = 0;
    // Nobody waits for what a killed program's own children do.
    const abort = () => {
      child.kill("SIGKILL");
      child.stdout.destroy();
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", abort, { once: true });
    const finish = (outcome: () => void) => {
      signal.removeEventListener("abort", abort);
      outcome();
    };
    child.once("error", (error) => finish(() => reject(new EspeakMissingError(error))));
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.once("close", (code) =>
      finish(() => {
        if (code === 0) resolve(Buffer.concat(chunks));
        else reject(new Error(`espeak-ng ended with ${code}.`));
      }),
    );
    // A program that ends early closes its end of the pipe.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Streamed WAV tells a length that is not true: the samples run to the end. */
function readWav(wav: Buffer): Pcm {
  if (wav.subarray(0, 4).toString("latin1") !== "RIFF") throw new Error("espeak-ng answered no sound.");
  let at = 12;
  let sampleRate = 22_050;
  while (at + 8 <= wav.length) {
    const name = wav.subarray(at, at + 4).toString("latin1");
    const length = wav.readUInt32LE(at + 4);
    if (name === "fmt ") sampleRate = wav.readUInt32LE(at + 12);
    if (name === "data") {
      const data = wav.subarray(at + 8, Math.min(wav.length, at + 8 + length));
      const samples = new Int16Array(Math.floor(data.length / 2));
      for (let index = 0; index < samples.length; index += 1) samples[index] = data.readInt16LE(index * 2);
      return { sampleRate, samples };
    }
    at += 8 + length + (length % 2);
  }
  throw new Error("espeak-ng answered no sound.");
}

/** A WAV file of those samples. */
export function writeWav({ sampleRate, samples }: Pcm): Uint8Array {
  const data = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(data.length, 40);
  return new Uint8Array(Buffer.concat([head, data]));
}
