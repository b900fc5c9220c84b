import { describeImageProvider } from "../image-provider.contract.ts";
import { createLeonardoImages } from "./create-leonardo-images.ts";

describeImageProvider("Leonardo", {
  create: (settings) => createLeonardoImages({ ...settings, upload: settings.fetch }),
  model: "flux-dev", host: "cloud.leonardo.ai", path: "/api/rest", operation: "generations.create", finds: false, mostPerCall: 8, takesReferences: true,
});
