"use client";
import { useEffect, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";

interface Versioned {
  version: number;
}

/**
 * Ties a form to the version of the resource that it was filled from. A form without changes follows the resource; one
 * with changes keeps them and learns that someone else saved (`isOutdated`).
 */
export function useVersionedForm<Values extends FieldValues, Output, Resource extends Versioned>(
  form: UseFormReturn<Values, unknown, Output>,
  resource: Resource | undefined,
  toValues: (resource: Resource) => Values,
) {
  const { isDirty } = form.formState;
  const [baseVersion, setBaseVersion] = useState(resource?.version);
  useUnsavedGuard(isDirty);
  const follow = (latest: Resource) => {
    form.reset(toValues(latest));
    setBaseVersion(latest.version);
  };
  const isNewer = resource !== undefined && baseVersion !== undefined && resource.version > baseVersion;
  useEffect(() => {
    if (isNewer && !isDirty) follow(resource);
    // `follow` is made anew on each render; only these decide.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isNewer, isDirty, resource?.version]);
  return {
    isDirty,
    /** The version to send as If-Match. */
    baseVersion,
    isOutdated: isNewer && isDirty,
    /** Takes the saved resource over, and drops what the form held. */
    follow,
    /** Keeps what the form holds, as a change of the latest version. */
    keepMine: () => setBaseVersion(resource?.version),
  };
}
