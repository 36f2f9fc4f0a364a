"""Spanish."""

from __future__ import annotations

from claimscan.claims.lexicon.entry import Lexicon, Phrases, words

_TIME = """segundo segundos minuto minutos hora horas día días semana semanas mes meses año años década décadas siglo siglos vez
    veces noche noches"""
_ARGUMENT = """razones maneras formas factores aspectos cuestiones puntos ejemplos casos tipos clases categorías partes secciones
    capítulos pasos cosas opciones condiciones principios palabras lados niveles temas problemas argumentos fases"""

LEXICON = Lexicon(
    say=words(
        """dijo dice dicen dijeron afirma afirmó afirman afirmaron declaró declara declararon aseguró asegura aseguran aseguraron
        sostiene sostuvo sostienen insistió insiste acusó acusa acusan acusaron negó niega niegan negaron advirtió advierte
        anunció anuncia anunciaron explicó explica escribió escribe señaló señala señalan subrayó subraya denunció denuncia
        denunciaron criticó critica condenó condena condenaron reconoció reconoce recordó recuerda sugirió sugiere sugieren
        describió describe calificó califica respondió responde argumenta argumentó argumentan considera considera confirmó
        reveló reveló lamentó lamenta exigió exige alega alegó"""
    ),
    nobody=words("yo nosotros se"),
    agents=words(
        """autoridades policía gobierno ministerio ministro ministra presidente presidenta expertos experto portavoz
        investigadores estudio estudios informe informes periódico diario agencia tribunal testigos observadores medios prensa
        fuentes críticos historiadores economistas autor autores comisión"""
    ),
    persons=words("él ella ellos ellas"),
    according=Phrases("según", "de acuerdo con|a"),
    voiced=Phrases(
        "en palabras de|del",
        "en opinión de|del",
        "a juicio de|del",
        "supuestamente|presuntamente",
    ),
    numbers=words(
        """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta cincuenta
        sesenta setenta ochenta noventa cien ciento mil"""
    ),
    small=words("dos tres cuatro cinco seis siete ocho nueve"),
    masses=words("decenas docenas cientos miles millones centenares"),
    of=words("de"),
    magnitudes=words("mil millón millones billón billones"),
    people=words(
        """personas hombres mujeres niños soldados civiles trabajadores obreros prisioneros presos alumnos estudiantes miembros
        víctimas muertos heridos pacientes refugiados habitantes ciudadanos rehenes pasajeros"""
    ),
    units=words(
        """km kilómetro kilómetros metro metros cm mm centímetros milímetros hectárea hectáreas ha tonelada toneladas kg
        kilogramos kilos gramos litro litros grados °c mw gw kw kwh mwh gwh twh vatios barriles millas pies"""
    ),
    money=words("euro euros dólar dólares peso pesos peseta pesetas libras yenes rublos eur usd"),
    shares=Phrases(
        "un|dos|tres tercio|tercios|cuarto|cuartos|quinto|quintos de|del",
        "mitad de|del",
        "duplicó|triplicó|cuadruplicó|duplicado|triplicado",
        "dos|tres|cuatro|cinco|diez veces más|menos|mayor",
    ),
    plural_endings=("s",),
    singular_endings=("ss", "us", "sis"),
    uncounted=words(_TIME + " " + _ARGUMENT),
    labels=words(
        """artículo artículos art sección capítulo cap parte párrafo página páginas pág págs p pp vol volumen tomo t número núm nº
        n figura fig tabla nota anexo línea reglamento directiva resolución ley decreto"""
    ),
    definite=words(
        "los las estos estas esos esas sus nuestros todos todas primeros primeras últimos últimas otros otras ambos"
    ),
    stops=words(
        """el la los las un una unos unas de del y o e en a al por para con sin sobre tras desde hasta entre que se su sus es son
        era eran fue fueron ha han había no más pero como cuando si lo le les"""
    ),
    about=words("unos unas cerca casi más alrededor aproximadamente menos"),
    past=words(
        """fue fueron era eran había habían hubo ha han sido tuvo tuvieron hizo hicieron nació murió llegó empezó comenzó firmó
        ganó perdió abrió cerró dio vino puso"""
    ),
    past_endings=("aron", "ieron", "ó"),
    laws=words("ley decreto reglamento directiva código constitución"),
    titles=words("libro novela película ensayo artículo poema titulado titulada título álbum capítulo canción"),
    superlatives=words("único única mejor peor primer primero primera último última mayor menor"),
    most=words("más menos"),
    the=words("el la los las su sus"),
    than=words("que"),
    more=words("más menos mayor menor mejor peor"),
    compares=Phrases("en comparación con", "mayoría de|del", "inédito|inédita"),
    ever=Phrases("del|en mundo", "del|el mundo", "de la historia", "jamás", "de todos los tiempos"),
    cause=Phrases(
        "porque",
        "debido|gracias a|al",
        "a causa de|del",
        "provocó|causó|ocasionó|provocado|causado",
        "llevó|condujo|dio a|al|lugar",
        "por lo que",
    ),
)
