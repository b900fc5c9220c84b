"use client";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonProps } from "@/components/ui/button";

interface ConfirmButtonProps extends Omit<ButtonProps, "onClick" | "children"> {
  children: ReactNode;
  /** What the button says once pressed, until it is pressed again. */
  confirmLabel: string;
  onConfirm: () => void;
}

const armedMs = 5000;

/** For what cannot be taken back: the second press does it, and the question goes away by itself. */
export function ConfirmButton({ children, confirmLabel, onConfirm, ...props }: ConfirmButtonProps) {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(() => setArmed(false), armedMs);
    return () => clearTimeout(timer);
  }, [armed]);
  return (
    <Button
      {...props}
      {...(armed ? { variant: "destructive" as const, "aria-label": undefined } : {})}
      onBlur={() => setArmed(false)}
      onClick={() => {
        setArmed(!armed);
        if (armed) onConfirm();
      }}
    >
      {armed ? confirmLabel : children}
    </Button>
  );
}
