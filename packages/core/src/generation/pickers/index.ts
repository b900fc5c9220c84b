export { pickerRoutes } from "./routes.ts";
