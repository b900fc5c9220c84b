import { describeSocialNetwork } from "../social-network.contract.ts";
import { startFacebookHarness } from "./facebook-harness.ts";

describeSocialNetwork("Facebook", startFacebookHarness);
