import assets from "./assets.json" with { type: "json" };
import auth from "./auth.json" with { type: "json" };
import brands from "./brands.json" with { type: "json" };
import calendar from "./calendar.json" with { type: "json" };
import campaigns from "./campaigns.json" with { type: "json" };
import capabilities from "./capabilities.json" with { type: "json" };
import channels from "./channels.json" with { type: "json" };
import common from "./common.json" with { type: "json" };
import crash from "./crash.json" with { type: "json" };
import economics from "./economics.json" with { type: "json" };
import evaluations from "./evaluations.json" with { type: "json" };
import forms from "./forms.json" with { type: "json" };
import graphics from "./graphics.json" with { type: "json" };
import guard from "./guard.json" with { type: "json" };
import home from "./home.json" with { type: "json" };
import invite from "./invite.json" with { type: "json" };
import issues from "./issues.json" with { type: "json" };
import jobs from "./jobs.json" with { type: "json" };
import kit from "./kit.json" with { type: "json" };
import media from "./media.json" with { type: "json" };
import nav from "./nav.json" with { type: "json" };
import notFound from "./not-found.json" with { type: "json" };
import onboarding from "./onboarding.json" with { type: "json" };
import pageTitles from "./page-titles.json" with { type: "json" };
import planning from "./planning.json" with { type: "json" };
import previews from "./previews.json" with { type: "json" };
import problems from "./problems.json" with { type: "json" };
import products from "./products.json" with { type: "json" };
import prompts from "./prompts.json" with { type: "json" };
import providers from "./providers.json" with { type: "json" };
import publications from "./publications.json" with { type: "json" };
import results from "./results.json" with { type: "json" };
import rewrite from "./rewrite.json" with { type: "json" };
import roles from "./roles.json" with { type: "json" };
import settings from "./settings.json" with { type: "json" };
import shell from "./shell.json" with { type: "json" };
import status from "./status.json" with { type: "json" };
import studio from "./studio.json" with { type: "json" };
import time from "./time.json" with { type: "json" };
import unavailable from "./unavailable.json" with { type: "json" };
import validation from "./validation.json" with { type: "json" };
import video from "./video.json" with { type: "json" };
import welcome from "./welcome.json" with { type: "json" };

export default {
  assets,
  auth,
  brands,
  calendar,
  campaigns,
  capabilities,
  channels,
  common,
  crash,
  economics,
  evaluations,
  forms,
  graphics,
  guard,
  home,
  invite,
  issues,
  jobs,
  kit,
  media,
  nav,
  notFound,
  onboarding,
  pageTitles,
  planning,
  previews,
  problems,
  products,
  prompts,
  providers,
  publications,
  results,
  rewrite,
  roles,
  settings,
  shell,
  status,
  studio,
  time,
  unavailable,
  validation,
  video,
  welcome,
};
