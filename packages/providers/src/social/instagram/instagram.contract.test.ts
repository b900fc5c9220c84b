import { describeSocialNetwork } from "../social-network.contract.ts";
import { instagramKinds, startInstagramHarness } from "./instagram-harness.ts";
import { instagramLoginNames } from "./logins.ts";

for (const login of instagramLoginNames) describeSocialNetwork(`Instagram through the login of ${login}`, instagramKinds(login), () => startInstagramHarness(login));
