"use strict";
new EventSource("events" + location.search).onmessage = (event) => { document.getElementById("news").textContent = event.data };
