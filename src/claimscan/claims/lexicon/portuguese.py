"""Portuguese."""

from __future__ import annotations

from claimscan.claims.lexicon.entry import Lexicon, Phrases, words

_TIME = """segundo segundos minuto minutos hora horas dia dias semana semanas mês meses ano anos década décadas século séculos vez
    vezes noite noites"""
_ARGUMENT = """razões maneiras formas fatores factores aspetos aspectos questões pontos exemplos casos tipos classes categorias
    partes secções seções capítulos passos coisas opções condições princípios palavras lados níveis temas problemas argumentos
    fases"""

LEXICON = Lexicon(
    say=words(
        """disse diz dizem disseram afirma afirmou afirmam afirmaram declarou declara declararam assegurou assegura garantiu
        garante sustenta sustentou insistiu insiste acusou acusa acusam acusaram negou nega negam negaram advertiu adverte
        alertou alerta anunciou anuncia anunciaram explicou explica escreveu escreve salientou salienta sublinhou sublinha
        denunciou denuncia denunciaram criticou critica condenou condena reconheceu reconhece recordou sugeriu sugere sugerem
        descreveu descreve classificou respondeu responde argumenta argumentou argumentam confirmou revelou lamentou exigiu
        alega alegou"""
    ),
    nobody=words("eu nós se"),
    agents=words(
        """autoridades polícia governo ministério ministro ministra presidente especialistas especialista porta-voz
        investigadores pesquisadores estudo estudos relatório relatórios jornal agência tribunal testemunhas observadores
        imprensa fontes críticos historiadores economistas autor autores comissão"""
    ),
    persons=words("ele ela eles elas"),
    according=Phrases("segundo", "de acordo com"),
    voiced=Phrases(
        "nas palavras de|do|da",
        "na opinião de|do|da",
        "alegadamente|supostamente",
    ),
    numbers=words(
        """dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quinze vinte trinta quarenta cinquenta
        sessenta setenta oitenta noventa cem cento mil"""
    ),
    small=words("dois duas três quatro cinco seis sete oito nove"),
    masses=words("dezenas dúzias centenas milhares milhões"),
    of=words("de"),
    magnitudes=words("mil milhão milhões bilhão bilhões bilião"),
    people=words(
        """pessoas homens mulheres crianças soldados civis trabalhadores operários prisioneiros presos alunos estudantes membros
        vítimas mortos feridos pacientes refugiados habitantes cidadãos reféns passageiros"""
    ),
    units=words(
        """km quilómetro quilómetros quilômetro quilômetros metro metros cm mm centímetros milímetros hectare hectares ha
        tonelada toneladas kg quilogramas quilos gramas litro litros graus °c mw gw kw kwh mwh gwh twh barris milhas pés"""
    ),
    money=words("euro euros dólar dólares real reais escudos libras ienes rublos eur usd brl"),
    shares=Phrases(
        "um|dois|três terço|terços|quarto|quartos|quinto|quintos de|do|da|dos|das",
        "metade de|do|da|dos|das",
        "duplicou|triplicou|quadruplicou|dobrou|duplicado",
        "duas|três|quatro|cinco|dez vezes mais|menos|maior",
    ),
    plural_endings=("s",),
    singular_endings=("ss", "us", "ês"),
    uncounted=words(_TIME + " " + _ARGUMENT),
    labels=words(
        """artigo artigos art secção seção capítulo cap parte parágrafo página páginas pág págs p pp vol volume tomo número n nº
        figura fig tabela nota anexo linha regulamento diretiva resolução lei decreto"""
    ),
    definite=words(
        "os as estes estas esses essas seus suas nossos todos todas primeiros primeiras últimos últimas outros outras"
    ),
    stops=words(
        """o a os as um uma uns umas de do da dos das e ou em no na nos nas ao à aos às por pelo pela para com sem sobre após
        desde até entre que se seu sua seus suas é são era eram foi foram há tem têm tinha não mais mas como quando"""
    ),
    about=words("cerca quase mais aproximadamente menos pelo"),
    past=words(
        """foi foram era eram tinha tinham havia houve sido teve tiveram fez fizeram nasceu morreu chegou começou assinou ganhou
        perdeu abriu fechou deu veio"""
    ),
    past_endings=("aram", "eram", "iram", "ou", "eu", "iu"),
    not_past=words("eu meu seu teu museu europeu ou céu"),
    laws=words("lei decreto regulamento diretiva código constituição"),
    titles=words("livro romance filme ensaio artigo poema intitulado intitulada título álbum capítulo canção"),
    superlatives=words("único única melhor pior primeiro primeira último última maior menor"),
    most=words("mais menos"),
    the=words("o a os as seu sua seus suas"),
    than=words("que"),
    more=words("mais menos maior menor melhor pior"),
    compares=Phrases("em comparação com", "maioria de|do|da|dos|das", "inédito|inédita"),
    ever=Phrases("do|no mundo", "da história", "jamais", "de todos os tempos"),
    cause=Phrases(
        "porque",
        "devido|graças a|ao|à|aos|às",
        "por causa de|do|da|dos|das",
        "provocou|causou|provocado|causado",
        "levou|conduziu a|ao|à|aos|às",
    ),
)
