import { updateOrganizationSchema } from "@agency/core/identity/schema";
import { zodResolver } from "@hookform/resolvers/zod";

export const organizationResolver = zodResolver(updateOrganizationSchema);
