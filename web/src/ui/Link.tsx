import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";
import { type ButtonTone, buttonClass } from "./Button";

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

function Anchor(props: AnchorProps) {
  return <a {...props} />;
}

/** A link inside the portal; `to` and `params` are typed by the routes. Plain `<a href>` is for what is outside. */
export const Link = createLink(Anchor);

function ButtonAnchor({
  tone,
  small,
  className,
  ...rest
}: AnchorProps & { tone?: ButtonTone; small?: boolean }) {
  return <a {...rest} className={buttonClass(tone, small, className)} />;
}

/** A link that looks like a button. */
export const ButtonLink = createLink(ButtonAnchor);
