<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">
<psc:chapter start="0" title="Sun & moon"/>
</psc:chapters>
