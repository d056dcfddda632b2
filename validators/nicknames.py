"""Short and other forms of first names: everyday English, Spanish and French ones."""

NICKNAMES: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
    abigail abby
    adriana adri
    albert al bert
    alejandro alex ale
    alexander alex sandy xander alec
    alexandra alexandria alex sandra lexi
    alfred al fred alf
    alfredo fredo fred
    alicia alice
    alison allison ali
    amanda mandy
    andrea andi
    andrew andy drew
    angela angie
    anna ann anne annie ana
    anthony tony
    antonio tony
    arthur art artie
    barbara barb barbie
    beatrice beatriz bea
    benjamin ben benji benny
    bernard bernie
    bradley brad
    calvin cal
    cameron cam
    caroline carolyn carrie
    cassandra cassie
    catherine katherine kathryn katharine kate kathy cathy katie kat
    charles charlie chuck chas
    charlotte charlie lottie
    christina christine christy kristina kristine chris tina
    christopher chris kit topher
    clifford cliff
    cynthia cindy
    daniel dan danny
    danielle dani
    david dave davey
    deborah debra deb debbie
    dennis denny
    desmond des
    dolores lola
    dominic dominick dom nick
    donald don donnie
    dorothy dot dottie
    douglas doug
    eduardo ed eddie lalo
    edward ed eddie ted ned
    edwin ed eddie
    eleanor ellie nell nora
    elizabeth elisabeth liz beth betty lisa eliza lizzie betsy libby
    emily em
    enrique kike henry
    ernest ernie
    ernesto ernie
    eugene gene
    ezekiel zeke
    felipe phil
    fernando nando
    florence flo
    frances fran francie
    francis francisco frank paco pancho frankie
    franklin frank
    frederick fredrick fred freddie freddy
    gabriel gabe
    gabriela gabriella gabby
    george jorge georgie
    gerald gerard gerry jerry
    gilbert gil
    gregory greg gregg
    guadalupe lupe
    guillermo memo william
    gustavo gus
    harold hal harry
    harrison harry
    helen helena nell
    henry hank harry
    herbert herb
    ignacio nacho
    isaac ike zac
    isabel isabella isabelle bella izzy
    jacob jake
    jacqueline jackie
    james jim jimmy jamie jaime
    janet jan
    jeffrey geoffrey jeff geoff jeffery
    jennifer jen jenny jenn
    jeremiah jeremy jerry
    jerome jerry
    jessica jess jessie
    jesus chuy
    joan joanne joanna jo
    john jack johnny jon
    jonathan jon johnathan jonny
    joseph joe joey
    josephine jo josie
    jose pepe joe
    joshua josh
    judith judy
    julia julie jules
    justin jus
    karen kari
    kenneth ken kenny
    kimberly kim kimberley
    kristen kristin kris
    lawrence laurence larry lars
    leonard len lenny leo
    leroy lee roy
    leslie les
    lillian lily lil
    louis lewis lou louie luis
    lucille lucy
    luis lou
    madeline maddie
    manuel manny manolo
    marcus marc mark
    margaret maggie meg peggy marge margie greta
    maria marie mary
    marjorie marge margie
    martha marty
    martin marty
    matilda tilda tilly
    matthew matt mathew matteo
    maurice moe maury
    maximilian maxwell max
    melissa mel missy
    melvin mel
    michael mike mikey mick micah
    michelle shelly
    miguel mike mickey
    mitchell mitch
    mohammed muhammad mohamed mo
    montgomery monty
    nancy nan
    natalie nat
    natasha tasha
    nathaniel nathan nate nat
    nicholas nicolas nick nicky nico
    nicole nikki nicki
    norman norm
    oliver ollie
    olivia liv
    oscar ozzie
    pamela pam
    patricia pat patty trish tricia patti
    patrick pat paddy
    paul pablo
    penelope penny
    pedro peter
    peter pete
    philip phillip phil
    priscilla cilla
    prudence pru
    rachel rae
    rafael raphael rafa rafe
    ramon ray
    raymond ray
    rebecca becky becca
    reginald reg reggie
    ricardo rick ricky
    richard rick dick rich ricky richie
    robert rob bob bobby robbie bert
    roberta bobbie
    roberto rob bob beto
    rodney rod
    roger rog
    roland rollie
    ronald ron ronnie
    rosemary rose rosie
    russell russ rusty
    salvador sal chava
    salvatore sal
    samantha sam
    samuel sam sammy
    santiago santi
    sergio serge
    sebastian seb bastian
    sharon shari
    shirley shirl
    sidney sydney sid
    solomon sol
    stanley stan
    stephanie steph
    stephen steven steve
    stuart stewart stu
    susan suzanne susannah sue susie suzie
    sylvester sly
    tabitha tabby
    terrence terrance terry
    thaddeus thad tad
    theodore ted teddy theo
    theresa teresa terry tess terri
    thomas tom tommy
    timothy tim timmy
    tobias toby
    tyrone ty
    valerie val
    vanessa nessa
    veronica ronnie roni
    vernon vern
    victor vic
    victoria vicky tori vicki
    vincent vince vinny vinnie
    virginia ginny
    vivian viv
    wallace wally
    walter walt wally
    wendell wen
    wesley wes
    wilbur will
    wilfred will fred
    william bill billy will willy liam willie
    winifred winnie
    xavier javier javi
    yolanda yoli
    zachary zach zack zachariah zac
    """.strip().splitlines()
)
"""The names of one line are taken as one name; a name may stand in several lines."""


def are_forms_of_one_name(one: str, other: str) -> bool:
    """Return True when two first names (lower case, no accents) are forms of one name."""
    return any({one, other} <= names for names in NICKNAMES)
