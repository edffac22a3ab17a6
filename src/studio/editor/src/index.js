// The one name the page sees.

import { mount } from "./editor.js";

window.udgivEditor = { mount };
