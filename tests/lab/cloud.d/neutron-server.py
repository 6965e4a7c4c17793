"""neutron-server, which without its plugin of routers does not load all tables it has rows of."""
import eventlet
eventlet.monkey_patch()

import neutron.db.models.l3  # noqa: E402,F401
import neutron.db.models.port_forwarding  # noqa: E402,F401
import neutron.plugins.ml2.models  # noqa: E402,F401
from neutron.cmd.eventlet.server import main  # noqa: E402
from sqlalchemy import orm  # noqa: E402

orm.configure_mappers()
main()
