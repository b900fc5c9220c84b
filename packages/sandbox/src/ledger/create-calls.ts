import type { Store } from "../store/open-store.ts";

/** A call that would create something public has arrived, whatever becomes of it. */
export function countReceivedCreate(store: Store, network: string, account: string, operation: string): void {
  store.run(
    `INSERT INTO create_calls (network, account, operation, received) VALUES (?, ?, ?, 1)
     ON CONFLICT (network, account, operation) DO UPDATE SET received = received + 1`,
    network, account, operation,
  );
}

/** The call has created something; runs in the transaction that did. */
export function countAcceptedCreate(store: Store, network: string, account: string, operation: string): void {
  store.run(
    `INSERT INTO create_calls (network, account, operation, accepted) VALUES (?, ?, ?, 1)
     ON CONFLICT (network, account, operation) DO UPDATE SET accepted = accepted + 1`,
    network, account, operation,
  );
}
