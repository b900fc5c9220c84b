import { describeSocialNetwork } from "../social-network.contract.ts";
import { memberKinds, pageKinds, startLinkedInHarness } from "./linkedin-harness.ts";

describeSocialNetwork("LinkedIn, as a page,", pageKinds, () => startLinkedInHarness("organization"));
describeSocialNetwork("LinkedIn, as a member,", memberKinds, () => startLinkedInHarness("person"));
