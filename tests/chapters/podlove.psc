<?xml version="1.0" encoding="utf-8"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
  <psc:chapter start="00:00:00.000" title="Ebb"/>
  <psc:chapter start="00:01:02.500"
               title="Sun &amp; &quot;moon&quot; &#x1F315;" href="https://tides.example/concepts/spring-tide/"/>
  <psc:chapter start="3:07" title="Flood" href="https://tides.example/flood" image="https://pictures.example/flood.jpg"/>
</psc:chapters>
