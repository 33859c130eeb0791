// SPDX-License-Identifier: Apache-2.0
import { Component, type ComponentChildren } from 'preact';
import type { Problem } from '../api';
import { asProblem } from '../call';
import { ProblemNote } from './Notice';

/** Keeps a screen that fails on something it was shown from taking the banner, the bar and the other screens with it. */
export class Guard extends Component<{ children: ComponentChildren }, { problem: Problem | null }> {
  override state = { problem: null as Problem | null };

  override componentDidCatch(e: unknown): void {
    reportError(e); // on the browser's console, with its place
    this.setState({ problem: asProblem(e) });
  }

  override render() {
    return this.state.problem ? <ProblemNote problem={this.state.problem} again={() => this.setState({ problem: null })} /> : this.props.children;
  }
}
