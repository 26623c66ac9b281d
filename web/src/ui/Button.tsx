import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { cx } from "./cx";
import { Tooltip } from "./Tooltip";

export type ButtonTone = "plain" | "primary" | "danger" | "quiet" | "link";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  /** One `primary` on a page at most. */
  tone?: ButtonTone;
  small?: boolean;
  type?: "button" | "submit";
  /** Shows that it is at work and takes no second click; keeps the focus. */
  pending?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function buttonClass(tone: ButtonTone = "plain", small = false, extra?: string): string {
  return cx("btn", tone !== "plain" && `btn-${tone}`, small && "btn-small", extra);
}

export function Button({
  tone,
  small,
  type = "button",
  pending,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(tone, small, className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <span className="spinner" aria-hidden="true" /> : null}
      {children}
    </button>
  );
}

/** A button that is only an icon: `label` is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  tone = "quiet",
  small,
  className,
  ...rest
}: Omit<ButtonProps, "children"> & { label: string; icon: ReactNode }) {
  return (
    <Tooltip text={label}>
      <Button {...rest} tone={tone} small={small} className={cx("btn-icon", className)} aria-label={label}>
        {icon}
      </Button>
    </Tooltip>
  );
}
