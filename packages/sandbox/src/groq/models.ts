import { ChatError } from "../text/chat-error.ts";

interface GroqModel {
  /** UTC day from which it is gone. */
  decommissioned: string | null;
  /** It takes `response_format` of type `json_schema`. */
  jsonSchema: boolean;
  owner: string;
  contextTokens: number;
  maxOutputTokens: number;
}

/** Source: Groq's model list and notices (2026-08). */
const models: Record<string, GroqModel> = {
  "openai/gpt-oss-20b": { decommissioned: null, jsonSchema: true, owner: "OpenAI", contextTokens: 131_072, maxOutputTokens: 65_536 },
  "openai/gpt-oss-120b": { decommissioned: null, jsonSchema: true, owner: "OpenAI", contextTokens: 131_072, maxOutputTokens: 65_536 },
  "qwen/qwen3.6-27b": { decommissioned: null, jsonSchema: false, owner: "Alibaba Cloud", contextTokens: 131_072, maxOutputTokens: 40_960 },
  "llama-3.3-70b-versatile": { decommissioned: "2026-08-16", jsonSchema: false, owner: "Meta", contextTokens: 131_072, maxOutputTokens: 32_768 },
};

export function takesJsonSchema(id: string): boolean {
  return models[id]?.jsonSchema ?? true;
}

/** @throws ChatError 404 for an unknown model, 400 for one that was taken out of service. */
export function findGroqModel(id: string, now: number): void {
  const model = models[id];
  if (!model) {
    throw new ChatError(404, { message: `The model \`${id}\` does not exist or you do not have access to it.`, type: "invalid_request_error", code: "model_not_found" });
  }
  if (!isLive(model, now)) {
    throw new ChatError(400, { message: `The model \`${id}\` has been decommissioned and is no longer supported.`, type: "invalid_request_error", code: "model_decommissioned" });
  }
}

/** Body of `GET /models`. */
export function groqModelList(now: number): unknown {
  const live = Object.entries(models).filter(([, model]) => isLive(model, now));
  return {
    object: "list",
    data: live.map(([id, model]) => ({
      id, object: "model", created: 1_754_000_000, owned_by: model.owner, active: true, context_window: model.contextTokens, public_apps: null,
      max_completion_tokens: model.maxOutputTokens,
    })),
  };
}

function isLive({ decommissioned }: GroqModel, now: number): boolean {
  return decommissioned === null || now < Date.parse(decommissioned);
}
