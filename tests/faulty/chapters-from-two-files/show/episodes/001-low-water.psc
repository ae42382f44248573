<chapters><chapter start="0" title="Opening"/></chapters>
