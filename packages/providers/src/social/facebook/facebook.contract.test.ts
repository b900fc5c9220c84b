import { describeSocialNetwork } from "../social-network.contract.ts";
import { facebookKinds, startFacebookHarness } from "./facebook-harness.ts";

describeSocialNetwork("Facebook", facebookKinds, startFacebookHarness);
