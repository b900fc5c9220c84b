export { createPickerLists, type PickerLists } from "./picker-lists.ts";
export { previewRoutes } from "./previews.ts";
export { pickerRoutes } from "./routes.ts";
