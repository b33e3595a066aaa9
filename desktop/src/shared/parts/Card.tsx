import { useId, type ReactNode } from "react";
import { Icon, type IconName } from "../icons";

interface CardProps {
  title: ReactNode;
  icon?: IconName;
  /** Right end of the header: a chip, a small button. */
  aside?: ReactNode;
  footer?: ReactNode;
  /** Takes the height that is left and scrolls inside. */
  grow?: boolean;
  /** The page's own heading, when this card is the page. */
  heading?: "h1" | "h2";
  className?: string;
  children: ReactNode;
}

export function Card({ title, icon, aside, footer, grow, heading: Heading = "h2", className = "", children }: CardProps) {
  const id = useId();
  return (
    <section className={`card ${grow ? "grow" : ""} ${className}`} aria-labelledby={id}>
      <header>
        {icon && <Icon name={icon} />}
        <Heading id={id} className="sp">
          {title}
        </Heading>
        {aside}
      </header>
      <div className="in">{children}</div>
      {footer && <footer>{footer}</footer>}
    </section>
  );
}
