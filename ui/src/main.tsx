// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import { App } from './App';
import './css/base.css';
import './css/frame.css';
import './css/parts.css';
import './css/screens.css';
import './css/print.css';
import { startTheme } from './parts/theme';
import { startKeys } from './state/keys';
import { startLive } from './state/live';
import { start } from './state/me';
import { startRoute } from './state/route';
import { startClock } from './time';

startTheme();
startRoute();
startKeys();
startClock();
startLive();
const app = document.getElementById('app');
if (app) render(<App />, app);
void start();
