"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { economicsKeys } from "./economics.ts";

/** One change that moves figures: says that it runs, keeps its problem, and has every figure read again. */
export function useEconomicsChange() {
  const queryClient = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = async (change: () => Promise<void>): Promise<boolean> => {
    setPending(true);
    setProblem(undefined);
    try {
      await change();
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    } finally {
      setPending(false);
      void Promise.all(economicsKeys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    }
  };
  return { run, pending, problem, setProblem };
}
