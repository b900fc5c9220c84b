import { z } from "zod";
import { locales } from "./locale.ts";

// Messages are keys of `validation` in the catalogues.
const email = z.string().trim().min(1, "required").pipe(z.email("email"));
const name = z.string().trim().normalize("NFC").min(1, "required").max(120, "too_long");

export const signInSchema = z.object({ email, password: z.string().min(1, "required") });
export type SignIn = z.infer<typeof signInSchema>;

export const signUpSchema = z.object({
  name,
  email,
  password: z.string().min(1, "required").min(10, "password_short").max(128, "too_long"),
  organizationName: name,
  locale: z.enum(locales),
  timeZone: z.string().min(1, "required"),
});
export type SignUp = z.infer<typeof signUpSchema>;
