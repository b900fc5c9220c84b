import { describeImageProvider } from "../image-provider.contract.ts";
import { createReplicateImages } from "./create-replicate-images.ts";

for (const model of ["black-forest-labs/flux-2-pro", "black-forest-labs/flux-1.1-pro"]) {
  describeImageProvider(`Replicate (${model})`, { create: createReplicateImages, model, host: "api.replicate.com", path: "/v1", operation: "predictions.create", finds: true, mostPerCall: 1, takesReferences: true });
}
