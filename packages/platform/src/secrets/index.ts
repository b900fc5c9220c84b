export { createKeyRing, type KeyRing, type SealingKey } from "./key-ring.ts";
export { SecretError, type SecretErrorCode } from "./secret-error.ts";
export { mask } from "./mask.ts";
export { deriveKey, loadOrCreateMasterSecret } from "./master-secret.ts";
export { timingSafeEqualText } from "./compare.ts";
export { isWeakSecret } from "./is-weak-secret.ts";
