import { Dispatcher, Dispatcher1Wrapper } from "undici";
import { EgressError } from "./egress-error.ts";

/** What is known about one call while it runs. */
export interface CallState {
  /** True from the moment the first byte of the request may have been written. */
  started: boolean;
}

/**
 * A dispatcher for one call of the runtime's `fetch`. It notes when the request begins to be written and lets exactly one
 * request out: `fetch` itself would repeat a request, body included, when the answer is 421.
 */
export function createCallDispatcher(agent: Dispatcher, state: CallState, timeoutMs: number): Dispatcher {
  // The runtime bundles an older undici; the wrapper translates its handlers.
  return new Dispatcher1Wrapper(new CallDispatcher(agent, state, timeoutMs));
}

class CallDispatcher extends Dispatcher {
  readonly #agent: Dispatcher;
  readonly #state: CallState;
  readonly #timeoutMs: number;
  #used = false;

  constructor(agent: Dispatcher, state: CallState, timeoutMs: number) {
    super();
    this.#agent = agent;
    this.#state = state;
    this.#timeoutMs = timeoutMs;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    if (this.#used) throw new EgressError("network", "The server asked to repeat the request on another connection; it was not repeated.");
    this.#used = true;
    return this.#agent.dispatch(
      { ...options, headersTimeout: this.#timeoutMs, bodyTimeout: this.#timeoutMs },
      new NotingHandler(handler, this.#state),
    );
  }
}

class NotingHandler implements Dispatcher.DispatchHandler {
  readonly #handler: Dispatcher.DispatchHandler;
  readonly #state: CallState;

  constructor(handler: Dispatcher.DispatchHandler, state: CallState) {
    this.#handler = handler;
    this.#state = state;
  }

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    this.#state.started = true;
    this.#handler.onRequestStart?.(controller, context);
  }

  onRequestUpgrade(...args: Parameters<NonNullable<Dispatcher.DispatchHandler["onRequestUpgrade"]>>): void {
    this.#handler.onRequestUpgrade?.(...args);
  }

  onResponseStart(...args: Parameters<NonNullable<Dispatcher.DispatchHandler["onResponseStart"]>>): void {
    this.#handler.onResponseStart?.(...args);
  }

  onResponseData(...args: Parameters<NonNullable<Dispatcher.DispatchHandler["onResponseData"]>>): void {
    this.#handler.onResponseData?.(...args);
  }

  onResponseEnd(...args: Parameters<NonNullable<Dispatcher.DispatchHandler["onResponseEnd"]>>): void {
    this.#handler.onResponseEnd?.(...args);
  }

  onResponseError(...args: Parameters<NonNullable<Dispatcher.DispatchHandler["onResponseError"]>>): void {
    this.#handler.onResponseError?.(...args);
  }

  onBodySent(chunk: Buffer): void {
    this.#handler.onBodySent?.(chunk);
  }

  onRequestSent(): void {
    this.#handler.onRequestSent?.();
  }

  onResponseStarted(): void {
    this.#handler.onResponseStarted?.();
  }
}
