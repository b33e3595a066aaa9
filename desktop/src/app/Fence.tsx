import { Component, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { EmptyState } from "../shared/parts/EmptyState";
import { words } from "./words";

/** A page that breaks stays inside its frame: call, strip and keys go on. */
export class Fence extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const t = words.now();
    return (
      <div className="page" role="alert">
        <EmptyState
          icon="warning"
          title={t.broken}
          action={
            <Button className="btn filled" onPress={() => this.setState({ broken: false })}>
              {t.reload}
            </Button>
          }
        >
          {t.brokenHelp}
        </EmptyState>
      </div>
    );
  }
}
